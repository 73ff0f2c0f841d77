/* What the server would answer the bench page: figures for every cell, and "saved". */

const FIRST_ROW = 10;
const FIRST_COLUMN = 4;
const COLUMNS = 20;

function cell(row, column) {
  const index = (row - FIRST_ROW) * COLUMNS + column - FIRST_COLUMN;
  const value = String(((index * 7919) % 90000) / 100);
  return { row, column, value, text: null, version: 1, override: false, note: '', error: '' };
}

function allCells(rows) {
  const cells = [];
  for (let row = FIRST_ROW; row < FIRST_ROW + rows; row++) {
    for (let column = FIRST_COLUMN; column < FIRST_COLUMN + COLUMNS; column++) {
      cells.push(cell(row, column));
    }
  }
  return cells;
}

/** Answers /api/v1/reports/ROWS/cells for pages of this context. */
export async function answerCells(context) {
  let version = 1;
  await context.route('**/api/v1/reports/*/cells', (route) => {
    const request = route.request();
    const rows = Number(/reports\/(\d+)\//.exec(request.url())[1]);
    const report = { report_id: rows, version, part_rows: [], part_columns: [] };
    if (request.method() === 'GET')
      return route.fulfill({ json: { ...report, cells: allCells(rows) } });
    version += 1;
    const saved = request.postDataJSON().cells.map(({ row, column }) => ({ row, column }));
    const answer = {
      version,
      saved_at: new Date().toISOString(),
      saved,
      calculated: [],
      conflicts: [],
    };
    return route.fulfill({ json: answer });
  });
}
