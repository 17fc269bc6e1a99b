/** What the program file holds: all of rehearse but the few lines that open it (bin.ts). */
export { helpExploring } from './explore/team/helper.js';
export { main } from './main.js';
export { processTerminal } from './terminal.js';
