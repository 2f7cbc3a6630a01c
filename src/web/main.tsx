import './setup-zod.ts';
import './theme/styles.ts';
import { createRoot } from 'react-dom/client';
import { sealPrototypes } from '../core/index.ts';
import { App } from './app/app.tsx';

sealPrototypes();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
