import { viApp } from './vi/app';
import { viLogin } from './vi/login';

/* What is said before anybody has logged in. */
export const viFirst = { ...viApp, ...viLogin } as const;
