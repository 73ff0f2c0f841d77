import type { viAnnex } from '../vi/annex';

export const enAnnex: Record<keyof typeof viAnnex, string> = {
  'annex.tables': 'Tables of {name}',
  'annex.tables_text':
    'The file has {n} tables. Look through each one you need and save it as a form; leave the others.',
  'annex.no_table_in': 'Sheets without a table: {names}.',
  'annex.sheet': 'Sheet “{name}”',
  'annex.sheet_hidden': 'Hidden sheet “{name}”',
  'annex.table_at': 'table from row {row}',
  'annex.untitled': '(title not clear)',
  'annex.doubts': '{n} places to look at',
  'annex.too_large': 'Too large for a form',
  'annex.now': 'In view',
  'annex.saved': 'Saved',
  'annex.open_saved': 'Open the saved form',
  'annex.finish': 'Done',
  'annex.all_saved': 'All tables of the file are saved.',
  'annex.date_line': 'Line for the date over the signatures',
  'annex.signs': 'Who signs below the table',
  'annex.signs_hint':
    'One line a signature, from the left; what stands under the title behind a |. Example: PREPARED BY | (Signature, full name)',
  'annex.notes': 'Notes below the table',
  'annex.notes_hint': 'One line a note, printed below the table.',
};
