/** One member that an event changed, both sides as text. */
export interface Difference {
  name: string;
  before: string;
  after: string;
}

function parse(json: string | null): Record<string, unknown> | null {
  if (json === null || json === '') return {};
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Not JSON: shown as it is.
  }
  return null;
}

function write(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What differs between two JSON objects; null when they are not objects. */
export function differences(before: string | null, after: string | null): Difference[] | null {
  const [old, now] = [parse(before), parse(after)];
  if (old === null || now === null) return null;
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((name) => ({ name, before: write(old[name]), after: write(now[name]) }))
    .filter((one) => one.before !== one.after);
}
