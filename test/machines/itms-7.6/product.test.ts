import fc from 'fast-check';
import { product } from '../../../machines/itms-7.6/index.js';
import { testProduct } from '../productSuite.js';

const deployments = fc.constantFrom(...Object.values(product.deployment.examples));

testProduct({ product, deployments, wayToBreak: {} });
