const STARS = 5;
const POINTS = 5;
/** Of a star's outer radius. */
const INNER = 0.42;
const GAP_SHARE = 0.1;

interface Stars {
  /** 0 to 5, halves included. */
  readonly stars: number;
  readonly x: number;
  readonly y: number;
  /** Of one star, pixels. */
  readonly size: number;
  readonly full: string;
  readonly empty: string;
}

/** Five stars in a row, filled up to the rating. */
export function drawStars(pen: CanvasRenderingContext2D, { stars, x, y, size, full, empty }: Stars): void {
  for (let at = 0; at < STARS; at += 1) {
    const left = x + at * size;
    const filled = Math.min(1, Math.max(0, stars - at));
    pen.save();
    traceStar(pen, left + size / 2, y + size / 2, (size / 2) * (1 - GAP_SHARE));
    pen.lineWidth = size / 24;
    pen.lineJoin = "round";
    pen.strokeStyle = filled > 0 ? full : empty;
    pen.stroke();
    pen.clip();
    pen.fillStyle = full;
    pen.fillRect(left, y, size * filled, size);
    pen.restore();
  }
}

function traceStar(pen: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  pen.beginPath();
  for (let corner = 0; corner < 2 * POINTS; corner += 1) {
    const angle = (Math.PI * corner) / POINTS - Math.PI / 2;
    const reach = corner % 2 === 0 ? radius : radius * INNER;
    pen.lineTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
  }
  pen.closePath();
}
