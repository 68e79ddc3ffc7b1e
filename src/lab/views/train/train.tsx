export function TrainView() {
  return null;
}
