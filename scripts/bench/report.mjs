/** Collects the rows of the table; a part that fails becomes a row that says why, and the others still run. */
export function createReport() {
  const rows = [];
  const notes = [];
  return {
    row: (what, value, against, remark) => rows.push([what, value, against, remark]),
    missing: (what, why) => rows.push([what, 'not measured', '', why]),
    note: (text) => notes.push(text),
    async attempt(what, run) {
      console.error(`… ${what}`);
      try {
        await run();
      } catch (error) {
        rows.push([what, 'not measured', '', String(error.message ?? error).split('\n')[0]]);
      }
    },
    markdown() {
      const cell = (text) => String(text).replaceAll('|', '\\|');
      const lines = rows.map((row) => `| ${row.map(cell).join(' | ')} |`);
      const table = [
        '| what | measured | ratio or goal | remark |',
        '| --- | --- | --- | --- |',
        ...lines,
      ].join('\n');
      return notes.length === 0 ? table : `${table}\n\n${notes.map((note) => `- ${note}`).join('\n')}`;
    },
  };
}
