"""The shape of an experiment, as frozen JSON models."""

from engine.spec.component import Component as Component
from engine.spec.component import Config as Config
from engine.spec.component import ConfigT as ConfigT
from engine.spec.component import ConfigType as ConfigType
from engine.spec.component import NodeId as NodeId
from engine.spec.component import Setting as Setting
from engine.spec.component import SpecPart as SpecPart
from engine.spec.component import field_extra as field_extra
from engine.spec.component import live_fields as live_fields
from engine.spec.component import setting as setting
from engine.spec.data import Data as Data
from engine.spec.data import Split as Split
from engine.spec.experiment import ExperimentSpec as ExperimentSpec
from engine.spec.migrations import SPEC_VERSION as SPEC_VERSION
from engine.spec.network import Edge as Edge
from engine.spec.network import Group as Group
from engine.spec.network import Network as Network
from engine.spec.network import Node as Node
from engine.spec.network import Ports as Ports
from engine.spec.training import ClassWeights as ClassWeights
from engine.spec.training import Clipping as Clipping
from engine.spec.training import EarlyStopping as EarlyStopping
from engine.spec.training import Evaluation as Evaluation
from engine.spec.training import Objective as Objective
from engine.spec.training import Target as Target
from engine.spec.training import Training as Training
