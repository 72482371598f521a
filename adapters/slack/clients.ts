/** Two Web API clients that never retry by themselves: a retried post is a second post. */
import { type Logger, LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../src/ports.ts';

const TIMEOUT_MS = 10_000;

/**
 * Options for every client: one attempt, an explicit timeout (the SDK's default waits for ever),
 * and a rate limit answered at once (the SDK's default stops the whole client for Retry-After,
 * in which time a form's three seconds pass).
 */
export function clientOptions(apiUrl: string, log: Log): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    logger: quietLogger(log),
  };
}

export interface Clients {
  /** Sends requests and reads the directory. */
  readonly broadcast: WebClient;
  /** Answers people: forms, receipts, Home. */
  readonly interactive: WebClient;
}

export function openClients(config: { botToken: string; apiUrl: string }, log: Log): Clients {
  const options = clientOptions(config.apiUrl, log);
  return {
    broadcast: new WebClient(config.botToken, { ...options, maxRequestConcurrency: 10 }),
    interactive: new WebClient(config.botToken, options),
  };
}

/** The SDK's lines hold names, texts and payloads, so only the fact that there was one is kept. */
export function quietLogger(log: Log): Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => log.warn('The Slack library reported an error.'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.ERROR,
    setName: () => undefined,
  };
}
