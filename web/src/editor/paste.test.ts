import { expect, it } from 'vitest';

import { cleanPaste } from './paste';

it.each([
  ['styles and classes go', '<p class="MsoNormal" style="color:red">a</p>', '<p>a</p>'],
  [
    'bold by style becomes bold',
    '<p><span style="font-weight:700">a</span></p>',
    '<p><span><strong>a</strong></span></p>',
  ],
  ['italic by style becomes italic', '<p style="FONT-STYLE: italic">a</p>', '<p><em>a</em></p>'],
  [
    'joined cells stay joined, widths go',
    '<table width="5"><tbody><tr><td colspan="2" width="9">a</td></tr></tbody></table>',
    '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
  ],
  ['scripts and pictures go', '<p>a<img src="x"><script>1</script></p>', '<p>a</p>'],
  ['handlers go', '<p onclick="x()">a</p>', '<p>a</p>'],
  [
    'places copied within the editor stay',
    '<p><span data-place="figure" data-cells="E6" style="x"></span></p>',
    '<p><span data-place="figure" data-cells="E6"></span></p>',
  ],
])('%s', (_, pasted, clean) => {
  expect(cleanPaste(pasted)).toBe(clean);
});
