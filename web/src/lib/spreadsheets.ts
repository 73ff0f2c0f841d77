/** Endings of the files that are read as spreadsheets; what they are is told by their bytes. */
export const SPREADSHEETS: readonly string[] = ['.xlsx', '.xls', '.ods', '.xlsm'];
