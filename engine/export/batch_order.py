"""Lines of a program that draw batches in the order of `engine.compile.batches.epoch_order`, with NumPy alone."""

BATCH_ORDER = '''
def epoch_order(seed, epoch, count):
    """The order of an epoch in Backlight: a permutation of 0 ... count - 1 that only seed and epoch decide."""
    unsigned = np.uint32

    def mix(value, word):
        value = value * unsigned(0x9E3779B1) + word
        value = (value ^ (value >> 16)) * unsigned(0x45D9F3B)
        value = (value ^ (value >> 16)) * unsigned(0x45D9F3B)
        return value ^ (value >> 16)

    numbers = np.arange(count, dtype=unsigned)
    turns = np.arange(6, dtype=unsigned) * unsigned(0x632BE5AB)
    keys = mix(mix(mix(turns, np.array([0], unsigned)), np.array([seed], unsigned)), np.array([epoch], unsigned))
    if count < 64:
        hashed = mix(mix(numbers, keys[:1]), keys[1:2])
        return (np.sort((hashed & ~unsigned(63)) | numbers) & unsigned(63)).astype(np.int64)
    side = math.isqrt(count - 1) + 1

    def send(cell):  # a Feistel network over a grid of side x side cells
        left, right = cell // unsigned(side), cell % unsigned(side)
        for key in keys:
            left, right = right, (left + mix(right, key.reshape(1)) % unsigned(side)) % unsigned(side)
        return left * unsigned(side) + right

    walked = send(numbers)
    while (walked >= count).any():
        walked = np.where(walked >= count, send(walked), walked)
    return walked.astype(np.int64)
'''
