import { computed, shallowRef } from 'vue';

import { viFirst } from './first';
import type { vi } from './vi';

/*
 * The texts of the product. Vietnamese is the source of keys; what log-in and the frame say is there
 * at once, every other area comes with the first module that speaks of it (areas/). English is loaded
 * when asked for, whole. `t` is checked: a missing key or a missing parameter does not compile.
 */
export type Catalogue = Record<keyof typeof vi, string>;
export type Key = keyof typeof vi;
export type Locale = 'vi' | 'en';

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type Params<K extends Key> = NamesIn<(typeof vi)[K]>;
type Rest<K extends Key> = [Params<K>] extends [never]
  ? []
  : [params: Record<Params<K>, string | number>];

/** Keys of texts without parameters: what tables of texts may hold. */
export type PlainKey = { [K in Key]: [Params<K>] extends [never] ? K : never }[Key];

const STORED = 'baocao.locale';

let vietnamese: Partial<Catalogue> = viFirst;

const catalogue = shallowRef(vietnamese as Catalogue);
const current = shallowRef<Locale>('vi');

export const locale = computed(() => current.value);

/** The texts of an area. */
export function addTexts(texts: Partial<Catalogue>): void {
  vietnamese = { ...vietnamese, ...texts };
  if (current.value === 'vi') catalogue.value = vietnamese as Catalogue;
}

/** Puts the parameters in their places: fill("còn {n} ngày", { n: 3 }). */
export function fill(text: string, params: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    return value === undefined ? place : String(value);
  });
}

/** The text of a key in the language chosen. */
export function t<K extends Key>(key: K, ...[params]: Rest<K>): string {
  const text = catalogue.value[key];
  return params === undefined ? text : fill(text, params);
}

export async function setLocale(next: Locale): Promise<void> {
  catalogue.value = next === 'vi' ? (vietnamese as Catalogue) : (await import('./en')).en;
  current.value = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // A browser that keeps nothing forgets the language; nothing else is lost.
  }
}

/** The language chosen earlier on this machine. */
export function storedLocale(): Locale {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}
