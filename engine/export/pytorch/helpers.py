"""Functions and classes that exported PyTorch programs contain where they use them."""

HELPERS: dict[str, str] = {}

HELPERS["Maxout"] = '''
class Maxout(nn.Module):
    """The largest of several weighted sums (Goodfellow et al. 2013)."""

    def __init__(self, inputs, units, pieces, bias=True):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(inputs, units, pieces))
        self.bias = nn.Parameter(torch.zeros(units, pieces)) if bias else 0.0

    def forward(self, x):
        return (torch.einsum("ni,iup->nup", x, self.weight) + self.bias).amax(-1)
'''

HELPERS["SameConvTranspose2d"] = '''
class SameConvTranspose2d(nn.Module):
    """A transposed convolution whose output is `size`; `first` rows and columns of what it writes are cut off."""

    def __init__(self, channels, filters, kernel_size, stride, first, size, bias=True):
        super().__init__()
        self.stride, self.first, self.size = stride, first, size
        self.weight = nn.Parameter(torch.empty(channels, filters, kernel_size, kernel_size))
        self.bias = nn.Parameter(torch.zeros(filters)) if bias else None

    def forward(self, x):
        written = F.pad(F.conv_transpose2d(x, self.weight, stride=self.stride), (0, self.stride, 0, self.stride))
        (top, left), (height, width) = self.first, self.size
        output = written[:, :, top : top + height, left : left + width]
        return output if self.bias is None else output + self.bias[:, None, None]
'''

HELPERS["average_inside"] = '''
def average_inside(pool, x, size, stride, padding):
    """The mean of those entries of each window that lie inside."""
    return pool(F.pad(x, padding), size, stride) / pool(F.pad(torch.ones_like(x), padding), size, stride)
'''

HELPERS["max_unpool"] = '''
def max_unpool(x, pooled, size, stride, padding):
    """Values back at the places of the maxima of `pooled`, which gets no gradient (Zeiler and Fergus 2014)."""
    image = F.pad(pooled.detach(), padding, value=-float("inf"))
    _, places = F.max_pool2d(image, size, stride, return_indices=True)
    whole = F.max_unpool2d(x, places, size, stride, output_size=image.shape[2:])
    left, _, top, _ = padding
    return whole[:, :, top : top + pooled.shape[2], left : left + pooled.shape[3]]
'''

HELPERS["sinusoids"] = '''
def sinusoids(steps, features, base):
    """The positional encoding (Vaswani et al. 2017, section 3.5), [steps, features]."""
    pairs = torch.arange(features, dtype=torch.float64) // 2
    angles = torch.arange(steps, dtype=torch.float64)[:, None] / base ** (2 * pairs / features)
    return torch.where(torch.arange(features) % 2 == 0, torch.sin(angles), torch.cos(angles))
'''

HELPERS["along"] = '''
def along(module, x, last, reverse=False):
    """A recurrent module over a sequence: its last output, or all of them in the order of the sequence."""
    outputs, _ = module(x.flip(1) if reverse else x)
    if last:
        return outputs[:, -1]
    return outputs.flip(1) if reverse else outputs
'''

HELPERS["GRU"] = '''
class GRU(nn.Module):
    """Cho et al. 2014: the state is reset before its product, or behind it, as cuDNN does."""

    def __init__(self, features, units, reset, bias=True):
        super().__init__()
        self.units, self.reset = units, reset
        self.kernel = nn.Parameter(torch.empty(features, 3 * units))
        self.recurrent_kernel = nn.Parameter(torch.empty(units, 3 * units))
        self.bias = nn.Parameter(torch.zeros(3 * units)) if bias else 0.0
        self.recurrent_bias = nn.Parameter(torch.zeros(units)) if bias and reset == "after" else 0.0

    def forward(self, x, last, reverse=False):
        given = x @ self.kernel + self.bias
        gates, new = self.recurrent_kernel.split([2 * self.units, self.units], 1)
        hidden, outputs = x.new_zeros(len(x), self.units), []
        for step in (given.flip(1) if reverse else given).unbind(1):
            to_gates, to_new = step.split([2 * self.units, self.units], 1)
            forget, keep = torch.sigmoid(to_gates + hidden @ gates).chunk(2, 1)
            if self.reset == "before":
                candidate = torch.tanh(to_new + (forget * hidden) @ new)
            else:
                candidate = torch.tanh(to_new + forget * (hidden @ new + self.recurrent_bias))
            hidden = (1 - keep) * candidate + keep * hidden
            outputs.append(hidden)
        return hidden if last else torch.stack(outputs[::-1] if reverse else outputs, 1)
'''

HELPERS["SelfAttention"] = '''
class SelfAttention(nn.Module):
    """Multi-head self-attention (Vaswani et al. 2017, section 3.2). A bias of the keys would cancel."""

    def __init__(self, features, heads, causal=False, bias=True):
        super().__init__()
        self.heads, self.causal = heads, causal
        self.query, self.value, self.output = (nn.Linear(features, features, bias=bias) for _ in range(3))
        self.key = nn.Linear(features, features, bias=False)

    def forward(self, x):
        query, key, value = (
            part(x).unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        mixed = F.scaled_dot_product_attention(query, key, value, is_causal=self.causal)
        return self.output(mixed.transpose(1, 2).flatten(2))
'''

HELPERS["Lion"] = '''
class Lion(torch.optim.Optimizer):
    """Chen et al. 2023 (Symbolic discovery of optimization algorithms), program 1."""

    def __init__(self, parameters, lr, betas, weight_decay):
        super().__init__(parameters, {"lr": lr, "betas": betas, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                memory = self.state[weight].setdefault("memory", torch.zeros_like(weight))
                direction = torch.sign(torch.lerp(weight.grad, memory, group["betas"][0]))
                weight.mul_(1 - group["lr"] * group["weight_decay"]).sub_(group["lr"] * direction)
                memory.copy_(torch.lerp(weight.grad, memory, group["betas"][1]))
'''

HELPERS["multibox_loss"] = '''
def multibox_loss(read, boxes, cells, anchor, match, box_weight):
    """Class and box at every cell of a grid (Liu et al. 2016, SSD), one default box a cell; [batch] losses.

    read: [batch, channels, cells, cells]. boxes: [batch, boxes * 5], class, centre across and down, width, height.
    """
    middle = (torch.arange(cells, dtype=read.dtype) + 0.5) / cells
    down, across = torch.meshgrid(middle, middle, indexing="ij")
    centres = torch.stack([across.flatten(), down.flatten()], 1)
    rows = boxes.reshape(len(boxes), -1, 5)
    present, true = rows[..., 0] > 0, rows[:, None, :, 1:]
    place = centres[None, :, None]
    upper = torch.minimum(place + anchor / 2, true[..., :2] + true[..., 2:] / 2)
    lower = torch.maximum(place - anchor / 2, true[..., :2] - true[..., 2:] / 2)
    both = (upper - lower).clamp(min=0).prod(-1)
    union = anchor**2 + true[..., 2:].prod(-1) - both
    overlap = torch.where(union > 0, both / union, 0.0)
    closeness = overlap - 1e-3 * ((place - true[..., :2]) ** 2).sum(-1)
    best = F.one_hot(closeness.argmax(1), cells**2).transpose(1, 2).bool()
    wanted = present[:, None] & (best | (overlap >= match))
    chosen = torch.where(wanted, closeness + 2 * best, -1.0).argmax(2)
    found = rows.gather(1, chosen[..., None].expand(-1, -1, 5))
    matched = wanted.any(2)
    classes = torch.where(matched, found[..., 0], 0.0).long()
    sides = torch.where(matched[..., None], found[..., 3:], anchor)
    offsets = torch.cat([(found[..., 1:3] - centres) / anchor, (sides / anchor).log()], -1)
    flat = read.permute(0, 2, 3, 1).flatten(1, 2)
    named = F.cross_entropy(flat[..., :-4].transpose(1, 2), classes, reduction="none")
    placed = F.smooth_l1_loss(flat[..., -4:], offsets, reduction="none").sum(-1)
    return (named + box_weight * torch.where(classes > 0, placed, 0.0)).mean(1)
'''
