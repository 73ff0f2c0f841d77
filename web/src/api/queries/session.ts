import { answer, api } from '../client';
import { Problem } from '../problem';
import { setMe } from '../session';
import type { Me } from '../types';

export async function signIn(username: string, password: string): Promise<Me> {
  const me = await answer(api.POST('/api/v1/session', { body: { username, password } }));
  setMe(me);
  return me;
}

export async function signOut(): Promise<void> {
  await answer(api.DELETE('/api/v1/session'));
  setMe(null);
}

/** Who the cookie says we are; null when it says nobody. */
export async function loadMe(): Promise<Me | null> {
  try {
    const me = await answer(api.GET('/api/v1/me'));
    setMe(me);
    return me;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

export async function changePassword(oldPassword: string, newPassword: string): Promise<Me> {
  const body = { old_password: oldPassword, new_password: newPassword };
  const me = await answer(api.POST('/api/v1/me/password', { body }));
  setMe(me);
  return me;
}
