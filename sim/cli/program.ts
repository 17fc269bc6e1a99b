/** What the program file holds: all of rehearse but the few lines that open it (bin.ts). */
export { main } from './main.js';
export { processTerminal } from './terminal.js';
