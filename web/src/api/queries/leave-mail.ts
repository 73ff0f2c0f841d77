import { answer, api } from '../client';

/* Apart from the other calls of e-mail: the page for it is outside the log-in and stays small. */
export function leaveMail(body: { account_id: number; sign: string }) {
  return answer(api.POST('/api/v1/mail/unsubscribe', { body }));
}
