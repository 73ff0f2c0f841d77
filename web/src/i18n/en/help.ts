import type { viHelp } from '../vi/help';

/* Texts of the help page. */
export const enHelp: Record<keyof typeof viHelp, string> = {
  'help.flow': 'How a report is made',
  'help.flow_1': 'The data-entry clerk opens it from My tasks and types; figures save themselves.',
  'help.flow_2': 'The clerk submits it to the leader.',
  'help.flow_3': 'The leader looks at it and approves, or refuses with a reason.',
  'help.flow_4': 'The office clerk sends it. That moment decides whether it is late.',
  'help.flow_5': 'The receiver accepts it, or returns it with a reason, and consolidates.',
  'help.keys': 'Keys of the entry grid',
  'help.key': 'Key',
  'help.does': 'Does',
  'help.move': 'Goes to the next cell',
  'help.enter': 'Takes the cell and goes down',
  'help.tab': 'Takes the cell and goes to the next one to fill in',
  'help.edit': 'Edits what is in the cell',
  'help.escape': 'Drops what is being typed',
  'help.delete': 'Empties the selected cells',
  'help.jump': 'Goes to the edge of the figures',
  'help.select': 'Selects several cells',
  'help.copy': 'Copies cells, also into Excel',
  'help.paste': 'Pastes from Excel or another table',
  'help.undo': 'Undoes',
  'help.redo': 'Redoes',
  'help.machines': 'For other systems',
  'help.machines_text': 'Whatever these pages do can be done by the programming interface.',
  'help.openapi': 'OpenAPI description',
};
