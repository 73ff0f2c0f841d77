import type { viLogin } from '../vi/login';

/* Texts of logging in and passwords. */
export const enLogin: Record<keyof typeof viLogin, string> = {
  'login.title': 'Sign in',
  'login.failed': 'Not logged in:',
  'login.lead': 'Sign in with the account issued to your post.',
  'login.ended': 'The session has ended. Sign in again to go on where you were.',
  'login.username': 'Username',
  'login.password': 'Password',
  'login.show_password': 'Show password',
  'login.go': 'Sign in',
  'login.help': 'Forgotten the password? Your unit’s administrator can issue a new one.',

  'password.title': 'Change password',
  'password.failed': 'The password was not changed:',
  'password.forced':
    'The present password was issued by an administrator. Set your own before you go on.',
  'password.old': 'Present password',
  'password.new': 'New password',
  'password.again': 'New password again',
  'password.hint': 'At least {n} characters. A sentence is easy to keep and hard to guess.',
  'password.short': 'The new password must have at least {n} characters.',
  'password.same': 'The new password must differ from the present one.',
  'password.differs': 'The two new passwords differ.',
  'password.go': 'Change password',
  'password.changed': 'Password changed. Other sessions have ended.',
};
