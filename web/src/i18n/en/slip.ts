import type { viSlip } from '../vi/slip';

export const enSlip: Record<keyof typeof viSlip, string> = {
  'slip.print': 'Print a slip',
  'slip.title': 'Account slip',
  'slip.system': 'Reporting information system',
  'slip.at': 'Address',
  'slip.post': 'User (post)',
  'slip.unit': 'Unit',
  'slip.text':
    'The password must be changed at the first log-in. It is kept secret and the account is not given to others; who leaves the post, or fears that the password is known, tells the unit that issued it.',
  'slip.from': 'Handed over by',
  'slip.to': 'Received by',
  'slip.sign': '(Signature, full name)',
  'slip.mail': 'Mail the username and password to',
  'slip.mail_hint': "The user's own address.",
  'slip.send': 'Send',
  'slip.sent': 'A mail to {address} waits to be sent.',
};
