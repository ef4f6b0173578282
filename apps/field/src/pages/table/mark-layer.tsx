import { useRowKeys } from '@mingcha/ui';
import { boxOf, headOf, type Mark } from '../../pictures/marks.ts';
import { full } from '../../pictures/quad.ts';
import styles from '../visit/camera-sheet.module.css';

const percent = (value: number) => `${value / 100}%`;

/** The marks over the picture while they are drawn; the copy itself is drawn in a worker, at the picture's own size. */
export function MarkLayer({ marks }: { marks: readonly Mark[] }) {
  const rows = useRowKeys(marks.length);
  return (
    <>
      {marks.map((mark, at) => {
        if (mark.tool !== 'blur') return null;
        const { left, top, width, height } = boxOf(mark.from, mark.to);
        const style = {
          left: percent(left),
          top: percent(top),
          width: percent(width),
          height: percent(height),
        };
        return <div key={rows.of(at)} className={styles.blur} style={style} />;
      })}
      <svg viewBox={`0 0 ${full} ${full}`} preserveAspectRatio="none" aria-hidden="true">
        {marks.map((mark, at) => {
          const path = pathOf(mark);
          return path === null ? null : (
            <g key={rows.of(at)}>
              <path className={styles.under} d={path} />
              <path className={styles.ink} d={path} />
            </g>
          );
        })}
      </svg>
      {marks.map((mark, at) =>
        mark.tool === 'text' ? (
          <span
            key={rows.of(at)}
            className={styles.said}
            style={{ left: percent(mark.at.x), top: percent(mark.at.y) }}
          >
            {mark.text}
          </span>
        ) : null,
      )}
    </>
  );
}

function pathOf(mark: Mark): string | null {
  if (mark.tool === 'text' || mark.tool === 'blur') return null;
  const { from, to } = mark;
  if (mark.tool === 'box') {
    const { left, top, width, height } = boxOf(from, to);
    return `M${left} ${top}h${width}v${height}h${-width}z`;
  }
  const [one, other] = headOf(from, to, 420);
  return `M${from.x} ${from.y}L${to.x} ${to.y}M${one.x} ${one.y}L${to.x} ${to.y}L${other.x} ${other.y}`;
}
