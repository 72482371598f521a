import type { SendingNumber } from './sending-number.ts';

export interface NumberInUse extends SendingNumber {
  /** Named by the notice in force. */
  readonly inNotice: boolean;
  /** Valid consents whose notice names this number. */
  readonly covered: number;
  /** Valid consents whose notice does not name it: it must not text these people. */
  readonly notCovered: number;
}

export interface NumbersReport {
  readonly inUse: readonly NumberInUse[];
  readonly retired: readonly SendingNumber[];
  /** Plain sentences, e.g. a sending number missing from the notice in force. */
  readonly warnings: readonly string[];
}
