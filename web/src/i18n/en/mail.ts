import type { viMail } from '../vi/mail';

/* Texts of e-mail. */
export const enMail: Record<keyof typeof viMail, string> = {
  'mail.title': 'E-mail',
  'mail.intro':
    'Notices are also mailed as chosen below. Mails hold no figures of reports. Mails about the security of the account are always sent.',
  'mail.address': 'E-mail address',
  'mail.address_hint': 'For example vanthu@nghean.gov.vn. Empty: no mail.',
  'mail.mode': 'When to send',
  'mail.mode.at_once': 'As soon as there is a notice',
  'mail.mode.daily': 'One mail a day',
  'mail.mode.none': 'Nothing but mails about security',
  'mail.failed': 'Not saved, to be corrected:',
  'mail.leave_title': 'Stop mails of notices',
  'mail.leave_text':
    'This account will get no more mails of notices, except about security. They can be turned on again after logging in.',
  'mail.leave': 'Stop mails',
  'mail.left': 'No more notices are mailed to this address.',
  'mail.link_wrong': 'The link is wrong or old. Log in to change how you are written to.',
  'mail.to_login': 'To the log-in page',
  'mail.queue': 'E-mail',
  'mail.search': 'Search by address or post',
  'mail.state': 'State',
  'mail.any_state': 'Any state',
  'mail.state.queued': 'Waiting',
  'mail.state.sent': 'Sent',
  'mail.state.dead': 'Given up',
  'mail.subject': 'Subject',
  'mail.receiver': 'Receiver',
  'mail.tries': 'Tries',
  'mail.error': 'Last error',
  'mail.made_at': 'Written at',
  'mail.none': 'No mail yet.',
  'mail.retry': 'Send again',
  'mail.retried': 'The mail waits to be sent again.',
};
