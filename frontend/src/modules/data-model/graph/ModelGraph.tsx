import { useMemo, useRef, useState } from 'react';
import { IconMaximize, IconMinus, IconPlus } from '@/modules/ui/icons';
import { useKeyScope } from '@/modules/ui/keys';
import { IconButton } from '@/modules/ui/primitives/Button';
import { cardHeight, edgeShape, headHeight, portY } from './edgePath';
import { GraphCard } from './GraphCard';
import { GraphEdges, type DrawnEdge } from './GraphEdges';
import type { Graph } from './graphOf';
import { cardWidth, layOut, type Layout } from './layout';
import * as s from './ModelGraph.css';
import { type Arrow, findNearest } from './nearest';
import { usePanZoom } from './usePanZoom';

const step = 1.25;

/** Objects as cards and relations as lines. Arrows go from card to card, Enter opens one. */
export function ModelGraph({ graph }: { graph: Graph }) {
  const layout = useMemo(() => layoutOf(graph), [graph]);
  const edges = useMemo(() => drawEdges(graph, layout), [graph, layout]);
  const [pointed, setPointed] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { viewport, fit, zoom, pan, pointers } = usePanZoom(frame, layout);
  const near = pointed === null ? null : nearOf(graph, pointed);

  function goTo(key: Arrow, id: string) {
    const middles = graph.nodes.map(({ object, ports }) => {
      const place = layout.places.get(object.id) ?? { x: 0, y: 0 };
      return { id: object.id, x: place.x + cardWidth / 2, y: place.y + cardHeight(ports.length) / 2 };
    });
    const from = middles.find((middle) => middle.id === id);
    const next = from && findNearest(from, middles, key);
    if (next) frame.current?.querySelector<HTMLElement>(`[data-object="${next.id}"]`)?.focus({ preventScroll: true });
  }

  const move = (key: Arrow) => {
    const { object = '' } = (document.activeElement as HTMLElement | null)?.dataset ?? {};
    if (object) goTo(key, object);
  };
  const scope = useKeyScope({
    name: 'Graph',
    bindings: [
      { keys: 'ArrowRight', label: 'The card to the right', run: () => move('ArrowRight') },
      { keys: 'ArrowLeft', label: 'The card to the left', run: () => move('ArrowLeft') },
      { keys: 'ArrowDown', label: 'The card below', run: () => move('ArrowDown') },
      { keys: 'ArrowUp', label: 'The card above', run: () => move('ArrowUp') },
      { keys: '+', label: 'Zoom in', run: () => zoom(step) },
      { keys: '-', label: 'Zoom out', run: () => zoom(1 / step) },
      { keys: '0', label: 'Show everything', run: fit },
    ],
  });

  /** A card that is reached by a key comes into sight. */
  function reveal(card: HTMLElement) {
    const [outer, inner] = [frame.current?.getBoundingClientRect(), card.getBoundingClientRect()];
    if (!outer) return;
    pan(
      missing(inner.left, inner.right, outer.left, outer.right),
      missing(inner.top, inner.bottom, outer.top, outer.bottom),
    );
  }

  const { x, y, scale } = viewport;
  return (
    <div ref={scope} className={s.frame} role="group" aria-label="Objects and their relations">
      <div ref={frame} className={s.canvas} {...pointers}>
        <div className={s.world} style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}>
          <GraphEdges edges={edges} size={layout} pointed={pointed} />
          {graph.nodes.map((node) => (
            <GraphCard
              key={node.object.id}
              node={node}
              place={layout.places.get(node.object.id)}
              isFaint={near !== null && !near.has(node.object.id)}
              onPoint={(isPointed) => setPointed(isPointed ? node.object.id : null)}
              onFocus={reveal}
            />
          ))}
        </div>
      </div>
      <div className={s.controls} role="toolbar" aria-label="Zoom">
        <IconButton icon={IconPlus} label="Zoom in" onClick={() => zoom(step)} />
        <IconButton icon={IconMinus} label="Zoom out" onClick={() => zoom(1 / step)} />
        <IconButton icon={IconMaximize} label="Show everything" onClick={fit} />
      </div>
    </div>
  );
}

function layoutOf({ nodes, edges }: Graph): Layout {
  const boxes = nodes.map(({ object, ports }) => ({ id: object.id, height: cardHeight(ports.length) }));
  return layOut(boxes, edges);
}

function drawEdges({ nodes, edges }: Graph, { places, passages }: Layout): DrawnEdge[] {
  const portsOf = new Map(nodes.map(({ object, ports }) => [object.id, ports]));
  return edges.flatMap((edge, index) => {
    const [source, target] = [places.get(edge.source), places.get(edge.target)];
    if (!source || !target) return [];
    const port = portsOf.get(edge.source)?.findIndex(({ id }) => id === edge.portId) ?? 0;
    const from = { place: source, y: portY(port) };
    const to = { place: target, y: headHeight / 2 };
    const shape = edgeShape(from, to, passages.get(index), index % 4);
    return [{ ...edge, shape }];
  });
}

function nearOf({ edges }: Graph, id: string): Set<string> {
  const near = edges.filter(({ source, target }) => source === id || target === id);
  return new Set([id, ...near.flatMap(({ source, target }) => [source, target])]);
}

/** How far something has to move to be within. */
function missing(start: number, end: number, from: number, until: number): number {
  const margin = 16;
  if (start < from + margin) return from + margin - start;
  return end > until - margin ? until - margin - end : 0;
}
