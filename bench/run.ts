/** `npm run bench`: ratios against named baselines, all measured in this run. Nothing is asserted. */
import { cpus, loadavg } from 'node:os';
import { type Server, startServer } from './place.ts';
import { benchReading } from './read-back.ts';
import { benchRecording } from './record-answers.ts';
import { type Result, tableOf } from './result.ts';
import { benchSending } from './send-requests.ts';

function machine(server: Server | null): string {
  const [cpu] = cpus();
  const [load = 0] = loadavg();
  const store = server === null ? 'no Postgres' : `Postgres ${server.version}`;
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, load ${load.toFixed(1)}, Node ${process.versions.node}, ${store}`;
}

const startMs = performance.now();
const server = await startServer();
try {
  console.log(machine(server));
  const results: Result[] = [];
  for (const bench of [benchRecording, benchSending, benchReading]) {
    results.push(...(await bench(server)));
  }
  for (const line of tableOf(results)) console.log(line);
  console.log(`Above 1 is better. ${((performance.now() - startMs) / 1_000).toFixed(0)} s.`);
} finally {
  await server?.stop();
}
