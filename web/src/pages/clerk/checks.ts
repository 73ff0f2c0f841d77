import type { ClerkFound } from '@/api/types';

/** What one sentence says of several checks. */
export interface Failure {
  /** The first of them. */
  check: ClerkFound['check'];
  titles: string;
  words: string;
}

/** What is not good, each sentence once: what was never signed fails most checks for one reason. */
export function failuresOf(checks: readonly ClerkFound[]): Failure[] {
  const found: Failure[] = [];
  for (const { check, check_title, words } of checks.filter((one) => one.answer === 'fail')) {
    // The first says what to do about it as well.
    const same = found.find((one) => one.words.startsWith(words));
    if (same) same.titles += `, ${check_title.charAt(0).toLowerCase()}${check_title.slice(1)}`;
    else found.push({ check, titles: check_title, words });
  }
  return found;
}

/** The worst that was found. */
export function worstOf(checks: readonly ClerkFound[]): 'pass' | 'fail' | 'unknown' {
  const has = (answer: string) => checks.some((one) => one.answer === answer);
  if (has('fail')) return 'fail';
  return has('unknown') ? 'unknown' : 'pass';
}
