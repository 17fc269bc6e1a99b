/**
 * A run of the program executes much code a few times and ends. With V8's usual settings it spends more time
 * optimising, and taking optimisations back, than that saves: fifty scenarios take nearly twice as long when the other
 * core is busy too. The budget is how much a function runs before it is optimised; loops that run for seconds still are.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--interrupt-budget=4000000');
