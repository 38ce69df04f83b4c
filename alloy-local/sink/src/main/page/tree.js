/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The tree of a trace. Nothing here recurses: a trace may be as deep as it has spans. */

/**
 * Connects the spans. The sink names the orphans: spans whose parent has not arrived or is their
 * own descendant; without their parents what is left has no cycle.
 */
export function grow(waterfall, lines = []) {
  const orphans = new Set(waterfall.orphans);
  const skewed = new Set(waterfall.skewed);
  const nodes = new Map();
  for (const span of waterfall.spans) {
    nodes.set(span.id, {
      span,
      service: waterfall.sources[span.source].service,
      start: Number(span.start),
      end: Number(span.start) + Number(span.duration),
      depth: 0,
      parent: null,
      children: [],
      lines: [],
      orphan: orphans.has(span.id),
      cycle: false,
      skewed: skewed.has(span.id),
      error: span.status === "error",
      errorsBelow: 0,
    });
  }
  const roots = [];
  for (const node of nodes.values()) {
    const parent = node.span.parent ? nodes.get(node.span.parent) : undefined;
    node.cycle = node.orphan && parent !== undefined;
    if (parent && !node.orphan) {
      node.parent = parent;
      parent.children.push(node);
    } else {
      roots.push(node);
    }
  }
  const tree = { nodes, roots, order: [], duration: Number(waterfall.duration) };
  measure(tree);
  attach(tree, lines);
  return tree;
}

function measure(tree) {
  const open = [...tree.roots].reverse();
  while (open.length > 0) {
    const node = open.pop();
    node.depth = node.parent ? node.parent.depth + 1 : 0;
    tree.order.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) {
      open.push(node.children[i]);
    }
  }
  for (let i = tree.order.length - 1; i >= 0; i--) {
    const node = tree.order[i];
    if (node.parent) {
      node.parent.errorsBelow += node.errorsBelow + (node.error ? 1 : 0);
    }
  }
}

/** Lines stand under their span; those of no span that arrived under the first root. */
function attach(tree, lines) {
  for (const line of lines) {
    (tree.nodes.get(line.spanId) ?? tree.roots[0])?.lines.push(line);
  }
}

const MOST_LINES = 30;

/** The rows to show, top to bottom: spans that are not folded away, and their lines. */
export function rows(tree, folded, withLines) {
  const shown = [];
  const open = [...tree.roots].reverse();
  while (open.length > 0) {
    const node = open.pop();
    shown.push({ kind: "span", node });
    if (withLines) {
      for (const line of node.lines.slice(0, MOST_LINES)) {
        shown.push({ kind: "line", node, line });
      }
      if (node.lines.length > MOST_LINES) {
        shown.push({ kind: "more", node, count: node.lines.length - MOST_LINES });
      }
    }
    if (!folded.has(node.span.id)) {
      for (let i = node.children.length - 1; i >= 0; i--) {
        open.push(node.children[i]);
      }
    }
  }
  return shown;
}

/**
 * The critical path: at each moment the span that the end of the trace waited for. From the end
 * backwards: the child that ended last was waited for, then the one that ended before that began.
 *
 * @return stretches of time by the id of their span
 */
export function criticalPath(tree) {
  const path = new Map();
  const [root] = tree.roots;
  const open = root ? [{ node: root, until: root.end }] : [];
  while (open.length > 0) {
    const { node, until } = open.pop();
    const stretches = [];
    let cursor = until;
    for (const child of latestFirst(node.children, until)) {
      const end = Math.min(child.end, until);
      if (end <= cursor && child.start < cursor && end > node.start) {
        add(stretches, end, cursor);
        open.push({ node: child, until: end });
        cursor = Math.max(child.start, node.start);
      }
    }
    add(stretches, node.start, cursor);
    if (stretches.length > 0) {
      path.set(node.span.id, stretches);
    }
  }
  return path;
}

function latestFirst(children, until) {
  return [...children].sort((a, b) => Math.min(b.end, until) - Math.min(a.end, until) || b.start - a.start);
}

function add(stretches, from, to) {
  if (to > from) {
    stretches.push([from, to]);
  }
}
