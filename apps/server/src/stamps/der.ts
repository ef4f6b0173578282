import { type BaseBlock, Constructed, fromBER, Integer, ObjectIdentifier, OctetString } from 'asn1js';

/** What came is not the form that was expected. */
export class Malformed extends Error {}

/** Exactly one element and nothing behind it. */
export function read(bytes: Uint8Array): BaseBlock {
  const { offset, result } = fromBER(Uint8Array.from(bytes));
  if (offset !== bytes.length) throw new Malformed('not one element');
  return result;
}

export function parts(block: BaseBlock | undefined): BaseBlock[] {
  if (block instanceof Constructed) return block.valueBlock.value;
  throw new Malformed('not constructed');
}

/** As they were read, byte for byte. */
export function bytesOf(block: BaseBlock | undefined): Uint8Array {
  if (block === undefined) throw new Malformed('nothing there');
  return block.valueBeforeDecodeView;
}

export function oid(block: BaseBlock | undefined): string {
  if (block instanceof ObjectIdentifier) return block.getValue();
  throw new Malformed('no object identifier');
}

export function integer(block: BaseBlock | undefined): bigint {
  if (block instanceof Integer) return block.toBigInt();
  throw new Malformed('no integer');
}

export function octets(block: BaseBlock | undefined): Uint8Array {
  if (block instanceof OctetString) return new Uint8Array(block.getValue());
  throw new Malformed('no octet string');
}

/** The element under a tag of the context, `[n]`. */
export const tagged = (blocks: readonly BaseBlock[], n: number): BaseBlock | undefined =>
  blocks.find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === n);
