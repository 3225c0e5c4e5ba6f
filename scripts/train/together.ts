import type { Network, Shape } from "./fit-network.ts";

/** Several networks of one shape as one: the ideas of all side by side, and of what they say to the heads the mean. */
export function together(networks: readonly Network[], { rows, ideas, heads }: Shape): Network {
  const many = networks.length;
  const all: Network = {
    rows: new Float32Array(rows * ideas * many),
    ideas: new Float32Array(ideas * heads * many),
    ideaBias: new Float32Array(ideas * many),
    bias: new Float32Array(heads),
  };
  networks.forEach((network, at) => {
    for (let row = 0; row < rows; row++)
      all.rows.set(network.rows.subarray(row * ideas, (row + 1) * ideas), (row * many + at) * ideas);
    all.ideas.set(
      network.ideas.map((said) => said / many),
      at * ideas * heads,
    );
    all.ideaBias.set(network.ideaBias, at * ideas);
    network.bias.forEach((value, head) => {
      all.bias[head] = (all.bias[head] ?? 0) + value / many;
    });
  });
  return all;
}
