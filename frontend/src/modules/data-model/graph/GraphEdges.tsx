import type { EdgeShape } from './edgePath';
import type { GraphEdge } from './graphOf';
import * as s from './ModelGraph.css';

export interface DrawnEdge extends GraphEdge {
  shape: EdgeShape;
}

interface GraphEdgesProps {
  edges: readonly DrawnEdge[];
  size: { width: number; height: number };
  /** The object whose lines stand out. */
  pointed: string | null;
}

/** The lines. What they say stands in the cards as words, so that they are only to be seen. */
export function GraphEdges({ edges, size, pointed }: GraphEdgesProps) {
  return (
    <svg className={s.edges} width={Math.max(1, size.width)} height={Math.max(1, size.height)} aria-hidden>
      {edges.map(({ id, source, target, isManyToMany, shape: { path, from, to } }) => {
        const look = pointed === null ? undefined : source === pointed || target === pointed ? 'near' : 'far';
        return (
          <g key={id} className={s.edge} data-look={look}>
            <path d={path} />
            <path d={isManyToMany ? crow(to) : one(to)} />
            <path d={crow(from)} />
          </g>
        );
      })}
    </svg>
  );
}

type End = EdgeShape['from'];

/** Many. */
const crow = ({ x, y, side }: End) => `M${x} ${y - 4.5} L${x + side * 8} ${y} L${x} ${y + 4.5}`;
/** One. */
const one = ({ x, y, side }: End) => `M${x + side * 6} ${y - 4.5} v9`;
