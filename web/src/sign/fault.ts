/** Why nothing was signed, found in the browser. Each has a sentence in i18n: `sign.fault.…`. */
export const faultKeys = [
  'insecure',
  'not_p12',
  'password',
  'no_key',
  'key_kind',
  'no_certificate',
  'expired',
  'early',
  'not_registered',
  'differs',
  'changed',
  'hole',
  'agent_missing',
  'agent_gone',
  'agent_refused',
] as const;
export type FaultKey = (typeof faultKeys)[number];

export class SignFault extends Error {
  readonly key: FaultKey;
  /** What the sentence names: a person, a day, the agent's own words. */
  readonly detail: string;

  constructor(key: FaultKey, detail = '') {
    super(key);
    this.name = 'SignFault';
    this.key = key;
    this.detail = detail;
  }
}
