/** What a product is made of. */
export * from './bindings.js';
export * from './chart.js';
export * from './conditions.js';
export * from './delays.js';
export * from './events.js';
export * from './explain.js';
export * from './facts.js';
export * from './guide.js';
export * from './meta.js';
export * from './product.js';
export * from './properties.js';
export * from './quantities.js';
export * from './rules.js';
export * from './services.js';
export * from './variants.js';
