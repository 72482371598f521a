/** A small Bolt app on a free port, for tests of the stand-in for Slack. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, LogLevel } from '@slack/bolt';
import { northwind } from '../../sandbox/people.ts';
import type { SlackSandboxOptions } from '../../sandbox/slack/slack-sandbox.ts';
import {
  type RunningSlackSandbox,
  startSlackSandbox,
} from '../../sandbox/slack/start-slack-sandbox.ts';

export interface BoltInSandbox {
  readonly sandbox: RunningSlackSandbox;
  readonly app: App;
  close(): Promise<void>;
}

/** A sandbox of 24 people and a Bolt app that is connected to it both ways. */
export async function boltInSandbox(
  options: Partial<SlackSandboxOptions> = {},
): Promise<BoltInSandbox> {
  const sandbox = await startSlackSandbox({ ...northwind(), patienceMs: 1_000, ...options });
  const app = new App({
    token: sandbox.botToken,
    signingSecret: sandbox.signingSecret,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
    logLevel: LogLevel.ERROR,
  });
  app.error(async () => undefined);
  const server = (await app.start(0)) as Server;
  const { port } = server.address() as AddressInfo;
  sandbox.setEventsUrl(`http://127.0.0.1:${port}/slack/events`);
  return {
    sandbox,
    app,
    close: async () => {
      server.closeAllConnections();
      await app.stop();
      await sandbox.close();
    },
  };
}
