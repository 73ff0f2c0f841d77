import '@/i18n/areas/signing';
import type { Documents, SignItem, SignJob } from '@/api/types';
import { t } from '@/i18n/i18n';
import type { Prepared } from '@/parts/signing/sign-steps';
import { hex } from '@/sign/der';
import { SignFault } from '@/sign/fault';

/** A document as it was issued last: what is shown, and what is signed. */
export interface Issued {
  id: number;
  kind: Documents['items'][number]['kind'];
  name: string;
  version: number;
  hash: string;
  size: number;
  /** 0: it is no PDF. */
  pages: number;
  /** By whoever signs the report; an annex of its own is only read. */
  signed: boolean;
  /** Somebody has opened it here. */
  seen: boolean;
}

/** A report on its way to be signed. */
export interface Task {
  item: SignItem;
  authorisationId: number | null;
  /** None: they are not made yet. */
  documents: Issued[];
  /** Why they could not be. */
  fault: string;
  /** What was begun and is not known to be over. */
  job: SignJob | null;
}

export function taskOf(item: SignItem): Task {
  const authorisationId = item.forms[0]?.authorisation_id ?? null;
  return { item, authorisationId, documents: [], fault: '', job: null };
}

export function nameOf({ unit_name, regime_name, period_title }: SignItem): string {
  return `${regime_name}, ${period_title}, ${unit_name}`;
}

export function issuedOf({ items }: Documents, covers: readonly string[]): Issued[] {
  return items.flatMap(({ id, kind, name, pages = 0, holds, versions }): Issued[] => {
    const issued = versions.filter(({ stage }) => stage === 'issued').at(-1);
    if (!holds || issued === undefined) return [];
    const { number: version, hash, size } = issued;
    const signed = covers.includes(kind);
    return signed || pages > 0
      ? [{ id, kind, name, version, hash, size, pages, signed, seen: false }]
      : [];
  });
}

/** Why a report is left as it is; empty: it is signed with the others. */
export function reasonOf({ item, fault }: Task): string {
  return item.can_sign ? fault : item.sign_reason;
}

/** What was shown is what is about to be signed, wherever the key is. */
export function requireShown(job: SignJob, { documents }: Task): void {
  for (const { document_id, base_version } of job.parts) {
    const shown = documents.find(({ id }) => id === document_id);
    if (shown?.version !== base_version) throw new SignFault('changed');
  }
}

/** The same, byte by byte: a signature is only put behind what was shown. */
export async function requireSame(prepared: readonly Prepared[], { documents }: Task) {
  for (const { part, bytes } of prepared) {
    const shown = documents.find(({ id }) => id === part.document_id);
    if (shown === undefined) throw new SignFault('changed');
    const begin = bytes.slice(0, shown.size);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', begin));
    if (hex(digest) !== shown.hash) throw new SignFault('changed');
  }
}

export interface Sum {
  reports: number;
  documents: number;
  pages: number;
  unseen: number;
}

/** What one is asked about before anything is signed. */
export function sumOf(tasks: readonly Task[]): Sum {
  const all = tasks.flatMap(({ documents }) => documents);
  const read = all.filter(({ pages }) => pages > 0);
  return {
    reports: tasks.length,
    documents: all.filter(({ signed }) => signed).length,
    pages: read.reduce((sum, { pages }) => sum + pages, 0),
    unseen: read.filter(({ seen }) => !seen).length,
  };
}

export function questionText(sum: Sum, signer: string, confirmations: number): string {
  const lines = [
    t('sign_many.ask_text', { reports: sum.reports, files: sum.documents, pages: sum.pages }),
    signer,
    sum.unseen > 0 ? t('sign_many.ask_unseen', { n: sum.unseen }) : '',
    confirmations > 1 ? t('sign_many.ask_times', { n: confirmations }) : '',
    t('sign_many.ask_final'),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** What is told of one that is signed: nothing, or why it has no time stamp. */
export function doneText({ parts }: SignJob): string {
  const notes = new Set(
    parts.map(({ stamp_note }) => stamp_note ?? '').filter((one) => one !== ''),
  );
  return [...notes].join(' ');
}
