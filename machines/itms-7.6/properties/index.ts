/** What holds in every upgrade to 7.6, and what can be reached. */
import { orders } from './orders.js';
import { wayOn, witnesses } from './witnesses.js';
import { wrongOrders } from './wrongOrders.js';

/** Every property by name. */
export const properties = { ...wrongOrders, ...orders, ...witnesses, wayOn };
