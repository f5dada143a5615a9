/** One image of a view, its pixels kept sharp. */
import { useEffect, useRef } from "react";
import { type Picture, toRgba } from "../../domain/pictures";
import styles from "./Views.module.css";

export function PictureCanvas({ picture, label }: { picture: Picture; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    context?.putImageData(new ImageData(toRgba(picture), picture.width, picture.height), 0, 0);
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      className={styles.picture}
      width={picture.width}
      height={picture.height}
      role="img"
      aria-label={label}
    />
  );
}
