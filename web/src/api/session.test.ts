import { afterEach, expect, it } from 'vitest';

import { setMe, uploadMegabytes } from './session';
import type { Me } from './types';

afterEach(() => setMe(null));

it('a file may be as large as the server says', () => {
  setMe({ upload_bytes_max: 50 * 1024 * 1024 } as Me);
  expect(uploadMegabytes.value).toBe(50);
});
