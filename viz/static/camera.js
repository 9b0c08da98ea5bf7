// What part of the drawing is in view.

import { byId } from "./dom.js";
import { animation } from "./theme.js";

const MARGIN = 30;
const CLOSEST = 1.3;

/** The smallest frame (left, top, right, bottom) around several. */
export function hull(rooms) {
  const best = (side, choose) => rooms.reduce((most, one) => choose(most, one[side]), rooms[0][side]);
  return [best(0, Math.min), best(1, Math.min), best(2, Math.max), best(3, Math.max)];
}

/** The scale at which a frame fills `wide` by `high` pixels, and the centre to look at. */
export function framing([left, top, right, bottom], wide, high, closest = CLOSEST) {
  const scale = Math.min(
    closest,
    (wide - 2 * MARGIN) / Math.max(1, right - left),
    (high - 2 * MARGIN) / Math.max(1, bottom - top),
  );
  return {
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.max(0.02, scale),
  };
}

/** A camera on the network; `moved` tells whether the reader has chosen where to look. */
export function camera(network) {
  const size = () => [byId("canvas").clientWidth, byId("canvas").clientHeight];
  const self = { moved: false, size };

  self.show = (frame, { closest, still = false } = {}) => {
    const [wide, high] = size();
    if (wide < 10 || high < 10) return;
    network.moveTo({ ...framing(frame, wide, high, closest), animation: still ? false : animation() });
  };

  self.zoom = (factor) => {
    self.moved = true;
    network.moveTo({ scale: network.getScale() * factor, animation: animation() });
  };

  /** Moves only if the frame cannot be seen, or only too small to be read. */
  self.reveal = (frame) => {
    const [wide, high] = size();
    const { x, y } = network.getViewPosition();
    const scale = network.getScale();
    const inside =
      frame[0] > x - wide / 2 / scale &&
      frame[2] < x + wide / 2 / scale &&
      frame[1] > y - high / 2 / scale &&
      frame[3] < y + high / 2 / scale;
    if (inside && scale > 0.5) return;
    self.moved = true;
    self.show(frame, { closest: Math.max(0.85, Math.min(scale, CLOSEST)) });
  };
  return self;
}
