import { testExamples } from '../testing/examples.ts';
import { metrics } from './register.ts';

testExamples(metrics);
