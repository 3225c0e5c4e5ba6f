import dagre from "@dagrejs/dagre";

/** How big a step is drawn, px. */
export const NODE = { width: 200, height: 64 };

/** Where each step stands so that ways lead downwards and cross little; the upper left corners. */
export function layOut(
  steps: readonly string[],
  ways: readonly { from: string; to: string }[],
): ReadonlyMap<string, { x: number; y: number }> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "TB", nodesep: 30, ranksep: 50 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of steps) graph.setNode(id, { ...NODE });
  for (const { from, to } of ways) graph.setEdge(from, to);
  dagre.layout(graph);
  return new Map(
    steps.map((id) => {
      const { x, y } = graph.node(id);
      return [id, { x: x - NODE.width / 2, y: y - NODE.height / 2 }];
    }),
  );
}
