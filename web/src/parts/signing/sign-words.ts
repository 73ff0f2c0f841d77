import '@/i18n/areas/signing';
import type { SignOffer, SignSource } from '@/api/types';
import { t } from '@/i18n/i18n';
import { showInstant } from '@/lib/dates';
import { problemText } from '@/parts/problem-text';
import { SignFault } from '@/sign/fault';

/** How a report may be signed: with a key somewhere, or by password, which is no signature. */
export type Way = SignSource | 'confirmed';

const STORED = 'baocao.sign_way';
const ways: readonly Way[] = ['file', 'agent', 'upload', 'token', 'remote', 'confirmed'];

/** Which way was taken last on this machine; nothing else of a signature is kept. */
export function lastWay(): Way | null {
  try {
    const kept = localStorage.getItem(STORED);
    return ways.find((way) => way === kept) ?? null;
  } catch {
    return null;
  }
}

export function keepWay(way: Way): void {
  try {
    localStorage.setItem(STORED, way);
  } catch {
    // A browser that keeps nothing asks again.
  }
}

export interface Choice {
  way: Way;
  /** Why it cannot be taken here; empty: it can. */
  reason: string;
}

/**
 * The ways offered. What this server has not is not spoken of, but for what belongs to a machine.
 * Keyless: nobody's key would be taken, wherever it lies.
 */
export function choicesOf(
  offers: readonly SignOffer[],
  covers: readonly string[],
  confirmed: boolean,
  keyless = false,
): Choice[] {
  const pdfOnly = covers.every((kind) => kind === 'paper') ? '' : t('sign.agent_pdf_only');
  const choices = ways.flatMap((way): Choice[] => {
    const offer = offers.find(({ source }) => source === way);
    if (!offer) return [];
    const atServer = way === 'token' || way === 'remote';
    if (!offer.available) return atServer ? [] : [{ way, reason: offer.reason }];
    if (keyless) return [{ way, reason: t('sign.keyless') }];
    return [{ way, reason: way === 'agent' ? pdfOnly : '' }];
  });
  return confirmed ? [...choices, { way: 'confirmed', reason: '' }] : choices;
}

function detailOf(fault: SignFault): string {
  if (fault.key === 'expired' || fault.key === 'early') return showInstant(fault.detail);
  if (fault.key === 'agent_refused' && fault.detail === '') return t('sign.agent_no_reason');
  return fault.detail;
}

/** What to tell of whatever kept the signature from being made. */
export function faultText(error: unknown): string {
  if (!(error instanceof SignFault)) return problemText(error);
  const { key } = error;
  switch (key) {
    case 'expired':
    case 'early':
    case 'not_registered':
    case 'agent_refused':
      return t(`sign.fault.${key}`, { detail: detailOf(error) });
    default:
      return t(`sign.fault.${key}`);
  }
}

/** 74 000 ms as 1:14. */
export function showLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}
