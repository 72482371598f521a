/** The program of the drawing thread, read from its TypeScript. */
import { register } from 'node:module';

register('./run-typescript.mjs', import.meta.url);
export const { drawTask } = await import('../../src/command-line/drawing-worker.ts');
