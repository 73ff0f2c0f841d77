/** Where to go after log-in: only to a page of our own. */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string') return '/inbox';
  const own = next.startsWith('/') && !next.startsWith('//') && !next.includes('\\');
  return own && !next.startsWith('/login') ? next : '/inbox';
}
