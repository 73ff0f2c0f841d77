import { reactive } from 'vue';

/* Short news at the edge of the page. Errors stay until closed; the rest goes by itself. */

export interface Toast {
  id: number;
  tone: 'ok' | 'info' | 'error';
  text: string;
}

const STAYS_MS = 6_000;
const MOST = 4;

export const toasts = reactive<Toast[]>([]);
let last = 0;

export function closeToast(id: number): void {
  const at = toasts.findIndex((toast) => toast.id === id);
  if (at >= 0) toasts.splice(at, 1);
}

export function toast(text: string, tone: Toast['tone'] = 'ok'): void {
  const id = ++last;
  toasts.push({ id, tone, text });
  if (toasts.length > MOST) toasts.shift();
  if (tone !== 'error') setTimeout(() => closeToast(id), STAYS_MS);
}
