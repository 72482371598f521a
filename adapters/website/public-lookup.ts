/**
 * Finds only addresses anybody can reach, and lets the connection use exactly those: a name that
 * is public when it is checked and private when it is used (DNS rebinding) gains nothing.
 */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The address is inside a company or on this machine. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/** True for addresses of the public internet; IPv4 inside IPv6 is judged as IPv4. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** `isAllowed`: which addresses may be connected to. */
export function publicLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '', 0);
      const allowed = found.every(({ address }) => isAllowed(address));
      if (!allowed || found.length === 0) return callback(new PrivateAddressError(), '', 0);
      return answer(found, options, callback);
    });
  };
}

/** Node asks for all addresses or for one, and wants the answer in the same form. */
function answer(
  found: readonly LookupAddress[],
  options: LookupOptions,
  callback: Parameters<LookupFunction>[2],
): void {
  if (options.all === true) callback(null, [...found]);
  else callback(null, found[0]?.address ?? '', found[0]?.family ?? 0);
}
