/**
 * A run of the program executes much code a few times and ends. With V8's usual settings it spends more time
 * optimising, and taking optimisations back, than that saves, above all where the other core is busy. The budget is how
 * much a function runs before it is optimised; a larger one still makes long runs slower (docs/decisions/0011).
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--interrupt-budget=500000');
