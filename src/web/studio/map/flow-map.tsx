import "@xyflow/react/dist/style.css";
import { Background, Controls, type Edge, MarkerType, MiniMap, type Node, Position, ReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import type { EditFlow } from "../flow/edit-step.ts";
import { leadsOf, readingOrder } from "../flow/step-leads.ts";
import { listTitle, typeName } from "../flow/step-names.ts";
import type { FlowEditor } from "../use-flow-editor.ts";
import { layOut, NODE } from "./lay-out.ts";

type FlowMapProps = { editor: FlowEditor; flow: EditFlow; chosen: string | null; onChoose: (step: string) => void };

/** The same flow as a drawing, laid out by itself. For the eye: everything in it is in the list, too, for keyboard and ear. */
export function FlowMap({ editor, flow, chosen, onChoose }: FlowMapProps) {
  const { nodes, edges } = useMemo(() => drawingOf(editor, flow), [editor, flow]);
  const shown = nodes.map((node) => (node.id === chosen ? { ...node, selected: true } : node));
  return (
    <div className="h-120 rounded-8 border border-solid-gray-300 lg:h-full">
      <ReactFlow
        nodes={shown}
        edges={edges}
        fitView
        fitViewOptions={{ nodes: chosen === null ? [] : [{ id: chosen }], maxZoom: 0.8, minZoom: 0.3 }}
        minZoom={0.05}
        nodesDraggable={false}
        nodesConnectable={false}
        onlyRenderVisibleElements
        onNodeClick={(_event, node) => onChoose(node.id)}
      >
        <Background />
        <Controls showInteractive={false} />
        <MiniMap pannable zoomable style={{ width: 120, height: 96 }} />
      </ReactFlow>
    </div>
  );
}

function drawingOf(editor: FlowEditor, flow: EditFlow): { nodes: Node[]; edges: Edge[] } {
  const order = readingOrder(flow);
  const ways = order.flatMap((from) => {
    const step = flow.steps.get(from);
    const targets = step === undefined ? [] : leadsOf(step).flatMap(({ to }) => (to === null ? [] : [to]));
    return [...new Set(targets)].filter((to) => flow.steps.has(to)).map((to) => ({ from, to }));
  });
  const places = layOut(order, ways);
  const nodes = order.flatMap((id, index): Node[] => {
    const step = flow.steps.get(id);
    const position = places.get(id);
    if (step === undefined || position === undefined) return [];
    const title = listTitle(flow, step, editor.japanese, editor.domains);
    return [
      {
        ...{ id, position, data: { label: `${index + 1}. ${title}` }, ariaLabel: `${typeName(step)} ${title}` },
        ...{ sourcePosition: Position.Bottom, targetPosition: Position.Top },
        ...{ width: NODE.width, height: NODE.height, style: { fontSize: 14, overflow: "hidden" } },
      },
    ];
  });
  const edges = ways.map(({ from, to }): Edge => {
    return { id: `${from} ${to}`, source: from, target: to, markerEnd: { type: MarkerType.ArrowClosed } };
  });
  return { nodes, edges };
}
