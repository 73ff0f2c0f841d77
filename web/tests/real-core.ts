/* The core as it is built, for tests that want its rules and not only its shape. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Core } from '@/core/core';
import { WasmCore } from '@/core/wasm';

const file = resolve(process.cwd(), '../build/core.wasm');

/** Whether `make wasm` was run. */
export const hasCore = existsSync(file);

export async function realCore(): Promise<Core> {
  const { instance } = await WebAssembly.instantiate(readFileSync(file));
  return new WasmCore(instance.exports);
}
