/** The Log on pino: one JSON line each, to standard error, so that standard output stays for people. */
import { pino } from 'pino';
import type { Log } from '../../src/ports.ts';

export function openLog(options: {
  level: 'info' | 'warn' | 'silent';
  write?: (line: string) => void;
}): Log {
  const { write } = options;
  const destination = write === undefined ? pino.destination({ dest: 2, sync: true }) : { write };
  const logger = pino(
    { level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination,
  );
  return {
    info: (sentence, fields = {}) => logger.info(fields, sentence),
    warn: (sentence, fields = {}) => logger.warn(fields, sentence),
    error: (sentence, fields = {}) => logger.error(fields, sentence),
  };
}
