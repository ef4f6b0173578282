import { allModels, projectedModels } from './models.ts';

// Names and types of columns by model, for the fold writer's unnest statements. Read from the model files themselves, whose
// form is ours: one field a line.

const sqlTypes: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'int4',
  BigInt: 'int8',
  Boolean: 'bool',
  Json: 'jsonb',
  Float: 'float8',
  DateTime: 'timestamp(3)',
  Bytes: 'bytea',
};

interface Column {
  readonly field: string;
  readonly column: string;
  readonly type: string;
}

interface Table {
  readonly model: string;
  readonly table: string;
  readonly columns: readonly Column[];
}

function column(line: string): Column | null {
  const [, field, type, list] = line.match(/^\s+([a-z]\w*)\s+([A-Z]\w*)(\[\])?/) ?? [];
  if (!field || !type || !sqlTypes[type]) return null;
  const name = line.match(/@map\("(\w+)"\)/)?.[1] ?? field;
  return { field, column: name, type: `${sqlTypes[type]}${list ?? ''}` };
}

export function tablesIn(text: string): Table[] {
  return [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, model = '', body = '']) => ({
    model,
    table: body.match(/@@map\("(\w+)"\)/)?.[1] ?? model,
    columns: body
      .split('\n')
      .map(column)
      .filter((c) => c !== null),
  }));
}

export function tablesFile(): string {
  const projected = new Set(projectedModels().flatMap((f) => tablesIn(f.content).map((t) => t.model)));
  const lines = allModels()
    .flatMap((f) => tablesIn(f.content))
    .filter((t) => projected.has(t.model))
    .map((t) => {
      const columns = t.columns.map((c) => `    ['${c.field}', '${c.column}', '${c.type}'],`).join('\n');
      return `  ${t.model}: {\n    table: '${t.table}',\n    columns: [\n${columns}\n    ],\n  },`;
    });
  return [
    '// Generated from prisma/models: the projected tables. Do not edit.',
    'export interface ProjectedTable {',
    '  readonly table: string;',
    '  /** field of the model, column, SQL type */',
    '  readonly columns: readonly (readonly [field: string, column: string, type: string])[];',
    '}',
    'export const projectedTables = {',
    ...lines,
    '} as const satisfies Record<string, ProjectedTable>;',
    'export type ProjectedModel = keyof typeof projectedTables;',
    '',
  ].join('\n');
}
