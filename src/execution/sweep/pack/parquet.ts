import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { Catalogue } from './catalogue.js';
import type { Chunk, Column, Sink } from './table.js';

const types = { number: 'DOUBLE', whole: 'INT64', text: 'STRING' } as const;

/** A table in Parquet, a row group for each chunk: doubles (NaN: no value), 64-bit integers and text, Snappy. */
export function parquetSink(path: string, { columns }: Catalogue): Sink {
  const empty = columns.map(({ name, kind }) => ({ name, type: types[kind], nullable: false, data: [] }));
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaFromColumnData({ columnData: empty }),
    createdBy: 'curvecast',
  });
  return {
    add({ columns: filled }: Chunk) {
      const columnData = filled.map(({ name, kind, values }) => ({
        name,
        type: types[kind],
        nullable: false,
        data: dataOf(kind, values),
      }));
      writer.write({ columnData, rowGroupSize: columnData[0]?.data.length ?? 1 });
    },
    end() {
      writer.finish();
    },
  };
}

function dataOf(kind: Column['kind'], values: Float64Array | string[]) {
  return kind === 'whole' ? BigInt64Array.from(values as unknown as number[], (v) => BigInt(v)) : values;
}
